package io.github.libsqlspring.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a driver tells of the database of {@link RichSchema}, in words.
 *
 * @param rows for each call the rows of its result, each by column
 * @param facts for each method without a result set what it returns
 */
record MetaDataSnapshot(Map<String, List<Map<String, String>>> rows, Map<String, String> facts) {

	static MetaDataSnapshot of(DatabaseMetaData data) throws Exception {
		MetaDataSnapshot snapshot = new MetaDataSnapshot(new LinkedHashMap<>(), new TreeMap<>());
		snapshot.add("getTables", () -> data.getTables(null, null, "%", null));
		snapshot.add("getTables by type", () -> data.getTables(null, null, null, new String[] { "TABLE", "VIEW" }));
		snapshot.add("getColumns", () -> data.getColumns(null, null, "%", "%"));
		snapshot.add("getColumns by name", () -> data.getColumns(null, null, "c%", "_a"));
		for (String table : RichSchema.TABLES) {
			snapshot.add("getPrimaryKeys " + table, () -> data.getPrimaryKeys(null, null, table));
			snapshot.add("getIndexInfo " + table, () -> data.getIndexInfo(null, null, table, false, true));
			snapshot.add("getImportedKeys " + table, () -> data.getImportedKeys(null, null, table));
			snapshot.add("getExportedKeys " + table, () -> data.getExportedKeys(null, null, table));
			snapshot.add("getBestRowIdentifier " + table, () -> data.getBestRowIdentifier(null, null, table, 0, true));
		}
		snapshot.add("getCrossReference", () -> data.getCrossReference(null, null, "comp", null, null, "child2"));
		snapshot.add("getVersionColumns", () -> data.getVersionColumns(null, null, "comp"));
		snapshot.add("getPseudoColumns", () -> data.getPseudoColumns(null, null, "%", "%"));
		snapshot.add("getTypeInfo", data::getTypeInfo);
		snapshot.add("getCatalogs", data::getCatalogs);
		snapshot.add("getSchemas", data::getSchemas);
		snapshot.add("getTableTypes", data::getTableTypes);
		snapshot.add("getProcedures", () -> data.getProcedures(null, null, "%"));
		snapshot.add("getClientInfoProperties", data::getClientInfoProperties);
		snapshot.addFacts(data);
		return snapshot;
	}

	private void add(String call, Call method) throws SQLException {
		List<Map<String, String>> list = new ArrayList<>();
		try (ResultSet result = method.get()) {
			List<String> labels = RichSchema.labels(result);
			while (result.next()) {
				Map<String, String> row = new LinkedHashMap<>();
				for (String label : labels) {
					row.put(label, String.valueOf(result.getString(label)));
				}
				list.add(row);
			}
		}
		catch (SQLException ex) {
			list.add(Map.of("refused", ex.getClass().getSimpleName()));
		}
		this.rows.put(call, list);
	}

	private void addFacts(DatabaseMetaData data) throws Exception {
		for (Method method : DatabaseMetaData.class.getMethods()) {
			boolean fact = method.getReturnType().isPrimitive() || method.getReturnType() == String.class;
			if (fact && method.getParameterCount() == 0 && !method.getName().matches("get(URL|Driver|Database).*")) {
				this.facts.put(method.getName(), call(data, method));
			}
		}
	}

	private static String call(DatabaseMetaData data, Method method) throws Exception {
		try {
			return String.valueOf(method.invoke(data));
		}
		catch (InvocationTargetException ex) {
			return "refused";
		}
	}

	/**
	 * The rows of one call by what identifies them within it.
	 * @param call the call
	 * @return the rows; the order is that of the result
	 */
	Map<String, Map<String, String>> byKey(String call) {
		Map<String, Map<String, String>> keyed = new LinkedHashMap<>();
		for (Map<String, String> row : this.rows.get(call)) {
			String key = String.join(" ",
					Arrays
						.asList("TABLE_NAME", "PKTABLE_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "INDEX_NAME",
								"TYPE_NAME", "COLUMN_NAME", "ORDINAL_POSITION", "TABLE_TYPE", "refused")
						.stream()
						.filter((label) -> row.containsKey(label) && !isData(call, label))
						.map((label) -> row.get(label))
						.toList());
			while (keyed.containsKey(key)) {
				key += "'";
			}
			keyed.put(key, row);
		}
		return keyed;
	}

	private static boolean isData(String call, String label) {
		return switch (label) {
			case "COLUMN_NAME" -> call.startsWith("getIndexInfo");
			case "TYPE_NAME" -> !call.startsWith("getTypeInfo");
			default -> false;
		};
	}

	@FunctionalInterface
	interface Call {

		ResultSet get() throws SQLException;

	}

}
