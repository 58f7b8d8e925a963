package io.github.libsqlspring.integration.datajdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

record Ticket(@Id @Nullable String id, String subject) {

}
