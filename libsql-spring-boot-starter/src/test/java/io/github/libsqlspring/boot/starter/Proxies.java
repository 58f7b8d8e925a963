package io.github.libsqlspring.boot.starter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import javax.sql.DataSource;

/**
 * What libraries for tracing and the like put around a {@code DataSource}.
 */
final class Proxies {

	private Proxies() {
	}

	static DataSource around(DataSource dataSource) {
		return (DataSource) Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] { DataSource.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("equals")) {
						return proxy == arguments[0];
					}
					try {
						return method.invoke(dataSource, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
