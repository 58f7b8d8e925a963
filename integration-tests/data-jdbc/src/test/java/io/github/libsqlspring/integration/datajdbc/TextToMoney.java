package io.github.libsqlspring.integration.datajdbc;

import java.util.Currency;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

@ReadingConverter
class TextToMoney implements Converter<String, Price.Money> {

	@Override
	public Price.Money convert(String text) {
		String[] parts = text.split(" ", -1);
		return new Price.Money(Long.parseLong(parts[0]), Currency.getInstance(parts[1]));
	}

}
