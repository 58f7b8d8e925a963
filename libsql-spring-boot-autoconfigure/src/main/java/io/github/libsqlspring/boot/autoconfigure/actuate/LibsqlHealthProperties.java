package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the health of libSQL databases.
 *
 * @param timeout Time within which a server has to answer to be up.
 */
@ConfigurationProperties("management.health.libsql")
record LibsqlHealthProperties(@DefaultValue("3s") Duration timeout) {
}
