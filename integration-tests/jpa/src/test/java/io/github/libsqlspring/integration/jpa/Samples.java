package io.github.libsqlspring.integration.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

interface Samples extends JpaRepository<Sample, Long> {

}
