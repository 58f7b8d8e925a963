package io.github.libsqlspring.integration.batch;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.SimpleStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Jobs that copy the table {@code source} to the table {@code target}, and what they are
 * made of.
 */
@TestComponent
class Jobs {

	static final JobParameters NONE = new JobParameters();

	private final JobRepository repository;

	private final JobOperator operator;

	private final PlatformTransactionManager transactions;

	private final DataSource dataSource;

	private final JdbcTemplate jdbc;

	Jobs(JobRepository repository, JobOperator operator, PlatformTransactionManager transactions, DataSource dataSource,
			JdbcTemplate jdbc) {
		this.repository = repository;
		this.operator = operator;
		this.transactions = transactions;
		this.dataSource = dataSource;
		this.jdbc = jdbc;
	}

	/**
	 * Makes the tables anew.
	 * @param lines how many lines there are to be read
	 */
	void createTables(int lines) {
		this.jdbc.execute("DROP TABLE IF EXISTS source");
		this.jdbc.execute("DROP TABLE IF EXISTS target");
		this.jdbc.execute("CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
		this.jdbc.execute("CREATE TABLE target (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
		this.jdbc.batchUpdate("INSERT INTO source (id, text) VALUES (?, ?)",
				LongStream.rangeClosed(1, lines).mapToObj((id) -> new Object[] { id, "Line " + id }).toList());
	}

	ChunkOrientedStepBuilder<Line, Line> chunks(String name, int size) {
		return new StepBuilder(name, this.repository).<Line, Line>chunk(size)
			.transactionManager(this.transactions)
			.writer(writer());
	}

	// The model of Spring Batch 5, which 6 still has.
	@SuppressWarnings("removal")
	SimpleStepBuilder<Line, Line> olderChunks(String name, int size) {
		return new StepBuilder(name, this.repository).<Line, Line>chunk(size, this.transactions);
	}

	StepBuilder step(String name) {
		return new StepBuilder(name, this.repository);
	}

	JobBuilder job(String name) {
		return new JobBuilder(name, this.repository);
	}

	JobExecution start(Step step) {
		return start(step, NONE);
	}

	JobExecution start(Step step, JobParameters parameters) {
		return start(job(step.getName()).start(step).build(), parameters);
	}

	JobExecution start(Job job, JobParameters parameters) {
		try {
			return this.operator.start(job, parameters);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	JdbcPagingItemReader<Line> pages(int size) {
		return pages(size, 1, Long.MAX_VALUE);
	}

	JdbcPagingItemReader<Line> pages(int size, long first, long last) {
		try {
			JdbcPagingItemReader<Line> reader = new JdbcPagingItemReaderBuilder<Line>().name("lines")
				.dataSource(this.dataSource)
				.selectClause("id, text")
				.fromClause("source")
				.whereClause("id BETWEEN :first AND :last")
				.parameterValues(Map.of("first", first, "last", last))
				.sortKeys(Map.of("id", Order.ASCENDING))
				.pageSize(size)
				.dataRowMapper(Line.class)
				.build();
			reader.afterPropertiesSet();
			return reader;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	JdbcCursorItemReaderBuilder<Line> cursor() {
		return new JdbcCursorItemReaderBuilder<Line>().name("lines")
			.dataSource(this.dataSource)
			.sql("SELECT id, text FROM source ORDER BY id")
			.dataRowMapper(Line.class);
	}

	JdbcBatchItemWriter<Line> writer() {
		return writer("INSERT INTO target (id, text) VALUES (:id, :text)");
	}

	JdbcBatchItemWriter<Line> writer(String sql) {
		JdbcBatchItemWriter<Line> writer = new JdbcBatchItemWriterBuilder<Line>().dataSource(this.dataSource)
			.sql(sql)
			.beanMapped()
			.build();
		writer.afterPropertiesSet();
		return writer;
	}

	/**
	 * What has been written.
	 * @return the numbers of the lines
	 */
	List<Long> written() {
		return this.jdbc.queryForList("SELECT id FROM target ORDER BY id", Long.class);
	}

	static List<Long> numbers(int last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	static JobParameters run(long number) {
		return new JobParametersBuilder().addLong("run", number).toJobParameters();
	}

	static StepExecution only(JobExecution execution) {
		return execution.getStepExecutions().iterator().next();
	}

}
