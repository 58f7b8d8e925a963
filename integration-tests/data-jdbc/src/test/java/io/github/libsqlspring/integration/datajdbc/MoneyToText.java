package io.github.libsqlspring.integration.datajdbc;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;

@WritingConverter
class MoneyToText implements Converter<Price.Money, String> {

	@Override
	public String convert(Price.Money money) {
		return money.cents() + " " + money.currency();
	}

}
