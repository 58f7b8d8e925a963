package io.github.libsqlspring.integration.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

interface Plains extends JpaRepository<Plain, String> {

}
