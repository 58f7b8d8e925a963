package io.github.libsqlspring.integration.datajdbc;

enum Genre {

	NOVEL, POEMS

}
