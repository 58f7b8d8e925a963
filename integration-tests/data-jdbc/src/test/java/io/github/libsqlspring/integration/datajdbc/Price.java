package io.github.libsqlspring.integration.datajdbc;

import java.util.Currency;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

record Price(@Id @Nullable Long id, Money amount) {

	record Money(long cents, Currency currency) {
	}

}
