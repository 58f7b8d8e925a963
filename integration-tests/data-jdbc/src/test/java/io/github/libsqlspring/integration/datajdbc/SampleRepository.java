package io.github.libsqlspring.integration.datajdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface SampleRepository extends ListCrudRepository<Sample, Long> {

	List<Sample> findByDateAndTimeAndDateTimeAndUuidAndDecimal(LocalDate date, LocalTime time, LocalDateTime dateTime,
			UUID uuid, BigDecimal decimal);

	List<Sample> findByInstantGreaterThanEqualAndFlagTrue(Instant instant);

	@Query("SELECT * FROM sample WHERE date = :date AND time = :time AND date_time = :dateTime AND instant <= :instant")
	List<Sample> at(LocalDate date, LocalTime time, LocalDateTime dateTime, Instant instant);

}
