package io.github.libsqlspring.integration.jpa;

import org.springframework.data.jpa.repository.JpaRepository;

interface Parcels extends JpaRepository<Parcel, Long> {

}
