package io.github.libsqlspring.integration.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

interface Countries extends JpaRepository<Country, String> {

}
