package io.github.libsqlspring.integration.jpa;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface Tags extends JpaRepository<Tag, UUID> {

}
