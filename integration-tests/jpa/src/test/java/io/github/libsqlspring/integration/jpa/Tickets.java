package io.github.libsqlspring.integration.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

interface Tickets extends JpaRepository<Ticket, Long> {

}
