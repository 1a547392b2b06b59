package kz.jauap.ops.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Prints answers: a list as a table, one thing as its fields, or anything as JSON.
public final class Show {

    private static final int WIDEST = 60;

    private Show() {}

    /// One line per item with these fields; a line saying so when there is nothing.
    public static void table(CommandLine line, JsonNode page, String... fields) {
        PrintWriter out = line.getOut();
        List<List<String>> rows = new ArrayList<>();
        page.path("items").valueStream().forEach(item -> rows.add(row(item, fields)));
        if (rows.isEmpty()) {
            out.println("none");
            return;
        }
        rows(out, List.of(fields), rows);
        if (page.path("next").isString()) {
            out.println("… and more");
        }
    }

    /// Columns as wide as their widest cell.
    static void rows(PrintWriter out, List<String> head, List<List<String>> body) {
        List<List<String>> rows = new ArrayList<>(body);
        rows.addFirst(head);
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(one -> one.get(column).length())
                        .max()
                        .orElse(0);
                text.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static List<String> row(JsonNode item, String... fields) {
        List<String> row = new ArrayList<>();
        for (String field : fields) {
            row.add(cell(item.path(field)));
        }
        return row;
    }

    private static String cell(JsonNode value) {
        String text = value.isString() ? value.asString() : value.isMissingNode() ? "" : value.toString();
        return cell(text, WIDEST);
    }

    /// On one line, and not wider than this.
    static String cell(String text, int widest) {
        String flat = text.replaceAll("\\s+", " ");
        return flat.length() <= widest ? flat : flat.substring(0, widest - 1) + "…";
    }

    public static void fields(CommandLine line, JsonNode thing) {
        thing.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                line.getOut().println(field.getKey() + ":");
                field.getValue()
                        .properties()
                        .forEach(inner ->
                                line.getOut().println("  " + inner.getKey() + " = " + plain(inner.getValue())));
            } else {
                line.getOut().println(field.getKey() + " = " + plain(field.getValue()));
            }
        });
    }

    private static String plain(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
