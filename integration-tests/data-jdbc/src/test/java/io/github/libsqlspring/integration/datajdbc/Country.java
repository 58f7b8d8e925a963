package io.github.libsqlspring.integration.datajdbc;

import org.springframework.data.annotation.Id;

record Country(@Id String code, String name, long population) {

}
