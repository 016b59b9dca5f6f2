package io.saltus.sources.tables;

import io.saltus.api.data.RequestException;
import io.saltus.api.table.Columns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Two lines that may be one header: finds out whether they are, and how they belong together. */
final class TwoLines {

    private final Columns columns;

    TwoLines(Columns columns) {
        this.columns = columns;
    }

    /**
     * Returns the header that two rows are; nothing where one of them is a header by itself or
     * nothing shows how they belong together.
     */
    Optional<GroupedHeader> header(List<String> upper, List<String> lower) {
        if (upper.size() < 2 || lower.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        int size = Math.max(GroupedHeader.width(upper), GroupedHeader.width(lower));
        List<String> above = sized(upper, size);
        List<String> names = sized(lower, size);
        if (IntStream.range(0, size)
                .anyMatch(
                        i ->
                                HeaderName.isNumber(above.get(i))
                                        || HeaderName.isNumber(names.get(i)))) {
            return Optional.empty();
        }
        List<String> groups = filled(above, names);
        List<Integer> grouped =
                IntStream.range(0, size).filter(i -> !groups.get(i).isEmpty()).boxed().toList();
        // one name alone is as well a title
        boolean several = grouped.stream().map(groups::get).distinct().count() > 1;
        if (!several || !belong(above, names, groups, grouped)) {
            return Optional.empty();
        }
        List<String> single = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            single.add(names.get(i).isEmpty() ? above.get(i) : names.get(i));
        }
        return parted(single, groups, grouped).or(() -> joined(single, groups, grouped));
    }

    /** Whether the names cannot be read without the groups, and are no row of data. */
    private boolean belong(
            List<String> above, List<String> names, List<String> groups, List<Integer> grouped) {
        boolean words =
                grouped.stream()
                        .allMatch(
                                i ->
                                        HeaderName.isNote(names.get(i))
                                                || HeaderName.isNote(groups.get(i)));
        boolean repeated =
                grouped.stream()
                        .map(names::get)
                        .anyMatch(name -> Collections.frequency(names, name) > 1);
        boolean below =
                IntStream.range(0, names.size())
                        .anyMatch(i -> names.get(i).isEmpty() && !above.get(i).isEmpty());
        boolean spans =
                grouped.stream().anyMatch(i -> above.get(i).isEmpty()) || above.get(0).isEmpty();
        return words || spans && (repeated || below && !isHeader(GroupedHeader.named(names)));
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

    private Optional<GroupedHeader> parted(
            List<String> single, List<String> groups, List<Integer> grouped) {
        if (columns.isWide() || !grouped.stream().map(single::get).allMatch(HeaderName::isScore)) {
            return Optional.empty();
        }
        List<Integer> singles =
                IntStream.range(0, single.size())
                        .filter(i -> groups.get(i).isEmpty() && !single.get(i).isEmpty())
                        .boxed()
                        .toList();
        List<String> header = new ArrayList<>(singles.stream().map(single::get).toList());
        boolean task = maps(header, columns.model());
        boolean model = maps(header, columns.task());
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
                .filter(found -> isHeader(found.header()));
    }

    /** Whether a header holds tasks if another column were its model, or the other way round. */
    private boolean maps(List<String> header, String other) {
        if (other.startsWith("=") || other.startsWith("@")) {
            return false;
        }
        List<String> all = new ArrayList<>(header);
        all.add(other);
        all.add(columns.score());
        return isHeader(all);
    }

    private Optional<GroupedHeader> joined(
            List<String> single, List<String> groups, List<Integer> grouped) {
        List<String> header = new ArrayList<>(single);
        for (int i : grouped) {
            String name = single.get(i);
            String group = groups.get(i);
            boolean clear =
                    Collections.frequency(single, name) == 1
                            && !HeaderName.isNote(name)
                            && !HeaderName.isNote(group);
            if (HeaderName.isSum(name)) {
                header.set(i, "%s (%s)".formatted(name, group));
            } else if (!clear) {
                // what is measured stands behind what it is measured on, whichever is above
                header.set(
                        i,
                        HeaderName.isNote(group) && !HeaderName.isNote(name)
                                ? name + " " + group
                                : group + " " + name);
            }
        }
        boolean distinct =
                GroupedHeader.named(header).stream().distinct().count()
                        == GroupedHeader.named(header).size();
        boolean tasks = maps(GroupedHeader.named(header), columns.model());
        return distinct && !tasks && isHeader(header)
                ? Optional.of(new GroupedHeader(header, single.size(), List.of(), Map.of()))
                : Optional.empty();
    }

    private static List<String> sized(List<String> row, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> i < row.size() ? row.get(i).strip() : "")
                .toList();
    }

    private boolean isHeader(List<String> names) {
        try {
            columns.mapped(names, "-");
            return true;
        } catch (RequestException noHeader) {
            return false;
        }
    }
}
