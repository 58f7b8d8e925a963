package io.github.libsqlspring.integration.datajdbc;

import java.time.Instant;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

record Account(@Id @Nullable Long id, String owner, @Version @Nullable Integer version,
		@CreatedDate @Nullable Instant createdAt, @LastModifiedDate @Nullable LocalDateTime changedAt) {

	static Account of(String owner) {
		return new Account(null, owner, null, null, null);
	}

	Account withOwner(String owner) {
		return new Account(this.id, owner, this.version, this.createdAt, this.changedAt);
	}

}
