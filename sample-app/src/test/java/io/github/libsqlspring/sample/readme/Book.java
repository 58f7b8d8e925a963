package io.github.libsqlspring.sample.readme;

record Book(long id, String title, int year) {
}
