package io.github.libsqlspring.testcontainers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.utility.DockerImageName;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LibsqlContainerTests {

	private static final String CREATE = "CREATE TABLE note (text TEXT)";

	private static long tables(LibsqlClient client) {
		return client.sql("SELECT count(*) FROM sqlite_schema WHERE name = 'note'").query(Long.class).single();
	}

	@Nested
	@ContainerTest
	class WithoutOptions {

		@Container
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER);

		@Test
		void holdsADatabaseThatAsksForNoToken() {
			try (LibsqlClient client = LibsqlClient.create(container.getUrl())) {
				assertThat(client.sql("SELECT 1").query(Long.class).single()).isEqualTo(1);
			}
			assertThat(container.getAuthToken()).isNull();
			assertThat(container.getReadOnlyAuthToken()).isNull();
			assertThat(container.getNamespace()).isNull();
		}

		@Test
		void createsNoNamespace() {
			assertThatIllegalStateException().isThrownBy(() -> container.createNamespace("orders"))
				.withMessageContaining("without withNamespaces()");
		}

	}

	@Nested
	@ContainerTest
	class WithAuthToken {

		@Container
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER).withAuthToken();

		private static LibsqlClient client(String token) {
			return LibsqlClient.builder().url(container.getUrl()).authToken(token).build();
		}

		@Test
		void refusesWhoHasNone() {
			try (LibsqlClient client = client(null)) {
				assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> client.execute("SELECT 1"))
					.withMessageContaining("401");
			}
		}

		@Test
		void letsTheTokenWriteAndTheReadOnlyTokenRead() {
			try (LibsqlClient writer = client(container.getAuthToken());
					LibsqlClient reader = client(container.getReadOnlyAuthToken())) {
				writer.execute(CREATE);

				assertThat(tables(reader)).isEqualTo(1);
				assertThatExceptionOfType(LibsqlException.class)
					.isThrownBy(() -> reader.execute("INSERT INTO note VALUES ('a')"));
			}
		}

	}

	@Nested
	@ContainerTest
	class WithNamespaces {

		@Container
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER).withNamespace("bills")
			.withNamespace("orders");

		private static LibsqlClient client(String namespace) {
			return LibsqlClient.builder().url(container.getUrl()).namespace(namespace).build();
		}

		@Test
		void holdsTheDatabasesThatWereNamed() {
			try (LibsqlClient bills = client("bills"); LibsqlClient orders = client("orders")) {
				bills.execute(CREATE);

				assertThat(tables(bills)).isEqualTo(1);
				assertThat(tables(orders)).isZero();
			}
			assertThat(container.getNamespace()).isEqualTo("orders");
		}

		@Test
		void createsFurtherOnes() {
			container.createNamespace("été 2026/1");

			try (LibsqlClient client = client("été 2026/1")) {
				assertThat(tables(client)).isZero();
			}
		}

		@Test
		void saysThatOneExists() {
			assertThatIllegalStateException().isThrownBy(() -> container.createNamespace("orders"))
				.withMessageContaining("'orders'")
				.withMessageContaining("already exists");
		}

	}

	@Nested
	class Image {

		@Test
		void isTheOfficialOneWhereverItComesFrom() {
			DockerImageName mirrored = DockerImageName.parse("registry.example.com/libsql:1")
				.asCompatibleSubstituteFor(LibsqlContainer.IMAGE);

			assertThat(new LibsqlContainer(mirrored).getExposedPorts()).containsExactly(8080);
		}

		@Test
		void isNoOther() {
			assertThatIllegalStateException().isThrownBy(() -> new LibsqlContainer("postgres:18"))
				.withMessageContaining(LibsqlContainer.IMAGE);
		}

	}

}
