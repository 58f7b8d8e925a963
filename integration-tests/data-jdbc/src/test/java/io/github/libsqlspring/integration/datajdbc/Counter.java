package io.github.libsqlspring.integration.datajdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Sequence;

record Counter(@Id @Sequence("counters") @Nullable Long id) {

}
