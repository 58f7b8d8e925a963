package io.github.libsqlspring.integration.jdbc;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that has the starter and nothing else.
 */
@SpringBootApplication
class Application {

}
