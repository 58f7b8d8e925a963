package io.github.libsqlspring.integration.datajdbc;

import org.springframework.data.repository.ListCrudRepository;

interface AccountRepository extends ListCrudRepository<Account, Long> {

}
