package io.github.libsqlspring.integration.datajdbc;

import org.springframework.data.repository.CrudRepository;

interface CounterRepository extends CrudRepository<Counter, Long> {

}
