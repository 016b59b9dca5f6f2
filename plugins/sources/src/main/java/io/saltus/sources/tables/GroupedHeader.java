package io.saltus.sources.tables;

import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A header of two lines: groups of columns, each named over its first, and below them the names of
 * the columns, as {@code ,,MMLU,,GSM8K,} above {@code model,params,acc,stderr,acc,stderr}.
 *
 * <p>Where every group holds metrics and standard errors alone, a row is turned into one for each
 * group, whose name is the task or, beside a column of tasks, the model; so an error stays beside
 * its score. Else the two names are joined to one ({@code MMLU 5-shot}).
 *
 * @param header the names of the columns, in one line
 * @param width cells of a row of the table
 * @param singles the columns above which no group stands, by their places in a row
 * @param groups by name the place in a row of each of the last columns of the header; empty if the
 *     names were joined
 */
record GroupedHeader(
        List<String> header, int width, List<Integer> singles, Map<String, List<Integer>> groups) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,]*%?");
    private static final Pattern SCORE = Pattern.compile("score|value|result|%|\\(%\\)");
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(.*_)?(std\\.?_?err(or)?\\.?|standard_error)|se|sem|n|n_examples|num_examples");
    private static final Pattern SETUP =
            Pattern.compile("(\\d+|zero|one|two|three|four|five|eight|ten)[-_ ]?shots?(.*)");
    private static final Pattern SUM = Pattern.compile("avg\\.?|average|mean|median|total|overall");

    /**
     * Returns the header that two rows are; nothing where one of them is a header by itself or
     * nothing shows how they belong together.
     */
    static Optional<GroupedHeader> of(Columns columns, List<String> upper, List<String> lower) {
        if (upper.size() < 2 || lower.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        int size = Math.max(width(upper), width(lower));
        List<String> above = sized(upper, size);
        List<String> names = sized(lower, size);
        if (IntStream.range(0, size)
                .anyMatch(i -> isNumber(above.get(i)) || isNumber(names.get(i)))) {
            return Optional.empty();
        }
        List<String> groups = filled(above, names);
        List<Integer> grouped =
                IntStream.range(0, size).filter(i -> !groups.get(i).isEmpty()).boxed().toList();
        // one name alone is as well a title
        boolean several = grouped.stream().map(groups::get).distinct().count() > 1;
        if (!several || !belong(columns, above, names, groups, grouped)) {
            return Optional.empty();
        }
        List<String> single = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            single.add(names.get(i).isEmpty() ? above.get(i) : names.get(i));
        }
        return parted(columns, single, groups, grouped)
                .or(() -> joined(columns, single, groups, grouped));
    }

    /** Whether the names cannot be read without the groups, and are no row of data. */
    private static boolean belong(
            Columns columns,
            List<String> above,
            List<String> names,
            List<String> groups,
            List<Integer> grouped) {
        boolean words =
                grouped.stream().allMatch(i -> isNote(names.get(i)) || isNote(groups.get(i)));
        boolean repeated =
                grouped.stream()
                        .map(names::get)
                        .anyMatch(name -> Collections.frequency(names, name) > 1);
        boolean below =
                IntStream.range(0, names.size())
                        .anyMatch(i -> names.get(i).isEmpty() && !above.get(i).isEmpty());
        boolean spans =
                grouped.stream().anyMatch(i -> above.get(i).isEmpty()) || above.get(0).isEmpty();
        return words || spans && (repeated || below && !isHeader(columns, named(names)));
    }

    /** The name of the group over each column: merged cells leave blanks to their right. */
    private static List<String> filled(List<String> above, List<String> names) {
        List<String> groups = new ArrayList<>();
        String group = "";
        for (int i = 0; i < above.size(); i++) {
            if (!above.get(i).isEmpty()) {
                group = above.get(i);
            }
            if (names.get(i).isEmpty()) {
                group = ""; // a name over both lines
            }
            groups.add(group);
        }
        return groups;
    }

    private static Optional<GroupedHeader> parted(
            Columns columns, List<String> single, List<String> groups, List<Integer> grouped) {
        if (columns.isWide()
                || !grouped.stream().map(single::get).allMatch(GroupedHeader::isScore)) {
            return Optional.empty();
        }
        List<Integer> singles =
                IntStream.range(0, single.size())
                        .filter(i -> groups.get(i).isEmpty() && !single.get(i).isEmpty())
                        .boxed()
                        .toList();
        List<String> header = new ArrayList<>(singles.stream().map(single::get).toList());
        boolean task = maps(columns, header, columns.model());
        boolean model = maps(columns, header, columns.task());
        if (task == model) {
            return Optional.empty();
        }
        // a column of tasks leaves the model to the groups, and the other way round
        header.add(task ? columns.model() : columns.task());
        List<String> below = grouped.stream().map(single::get).distinct().toList();
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i : grouped) {
            List<Integer> place =
                    places.computeIfAbsent(
                            groups.get(i),
                            name -> new ArrayList<>(Collections.nCopies(below.size(), -1)));
            if (place.set(below.indexOf(single.get(i)), i) >= 0) {
                return Optional.empty();
            }
        }
        header.addAll(below);
        return Optional.of(new GroupedHeader(header, single.size(), singles, places))
                .filter(found -> isHeader(columns, found.header()));
    }

    /** Whether a header holds tasks if another column were its model, or the other way round. */
    private static boolean maps(Columns columns, List<String> header, String other) {
        if (other.startsWith("=") || other.startsWith("@")) {
            return false;
        }
        List<String> all = new ArrayList<>(header);
        all.add(other);
        all.add(columns.score());
        return isHeader(columns, all);
    }

    private static Optional<GroupedHeader> joined(
            Columns columns, List<String> single, List<String> groups, List<Integer> grouped) {
        List<String> header = new ArrayList<>(single);
        for (int i : grouped) {
            String name = single.get(i);
            String group = groups.get(i);
            boolean clear =
                    Collections.frequency(single, name) == 1 && !isNote(name) && !isNote(group);
            if (SUM.matcher(plain(name)).matches()) {
                header.set(i, "%s (%s)".formatted(name, group));
            } else if (!clear) {
                // what is measured stands behind what it is measured on, whichever is above
                header.set(
                        i,
                        isNote(group) && !isNote(name) ? name + " " + group : group + " " + name);
            }
        }
        boolean distinct = named(header).stream().distinct().count() == named(header).size();
        boolean tasks = maps(columns, named(header), columns.model());
        return distinct && !tasks && isHeader(columns, header)
                ? Optional.of(new GroupedHeader(header, single.size(), List.of(), Map.of()))
                : Optional.empty();
    }

    /** Returns a row as it stands below this header: one for each group, or itself. */
    List<List<String>> rows(List<String> cells) {
        if (groups.isEmpty()) {
            return List.of(cells);
        }
        Function<Integer, String> cell = i -> i >= 0 && i < cells.size() ? cells.get(i) : "";
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            List<String> row = new ArrayList<>(singles.stream().map(cell).toList());
            if (group.getValue().stream().anyMatch(i -> !cell.apply(i).isBlank())) {
                row.add(group.getKey());
                group.getValue().forEach(i -> row.add(cell.apply(i)));
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            // a note below the table, or a row without a score: told as such
            List<String> row = new ArrayList<>(singles.stream().map(cell).toList());
            row.addAll(Collections.nCopies(header.size() - singles.size(), ""));
            rows.add(row);
        }
        return rows;
    }

    /** Says how the two lines were read. */
    String words() {
        String how =
                groups.isEmpty()
                        ? "joined: " + told(header)
                        : "joined: below each of %s stand %s"
                                .formatted(
                                        told(List.copyOf(groups.keySet())),
                                        told(header.subList(singles.size() + 1, header.size())));
        return "two header lines, " + how;
    }

    private static String told(List<String> names) {
        List<String> all = named(names).stream().map(name -> "'" + name + "'").toList();
        return all.size() <= 8
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, 7)) + " and %d more".formatted(all.size() - 7);
    }

    private static boolean isScore(String name) {
        String plain = plain(name);
        return KnownMetrics.isName(name.replaceFirst("\\s*[(\\[]?%[)\\]]?$", ""))
                || SCORE.matcher(plain).matches()
                || BESIDE.matcher(plain).matches();
    }

    /** Whether a name is that of a metric, an error or a number of shots. */
    private static boolean isNote(String name) {
        return isScore(name) || SETUP.matcher(plain(name)).matches();
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }

    private static List<String> named(List<String> names) {
        return names.stream().filter(name -> !name.isBlank()).collect(Collectors.toList());
    }

    /** The cells of a row without blank ones at its end. */
    static int width(List<String> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static List<String> sized(List<String> row, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> i < row.size() ? row.get(i).strip() : "")
                .toList();
    }

    private static boolean isHeader(Columns columns, List<String> names) {
        try {
            columns.mapped(names, "-");
            return true;
        } catch (RequestException noHeader) {
            return false;
        }
    }
}
