package io.github.libsqlspring.integration.jpa;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class JpaApplication {

}
