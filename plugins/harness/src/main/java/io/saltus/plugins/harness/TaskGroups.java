package io.saltus.plugins.harness;

import io.saltus.sources.identity.TaskNames;
import io.saltus.sources.json.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which keys of {@code results} average others: those that {@code groups} or {@code group_subtasks}
 * name, those that say so, and where a file says nothing of groups, those below whose line the
 * display names of their members are indented.
 *
 * <p>Averages repeat what their members say. A group of which a task is missing stands for it: its
 * score cannot be had from those that are there.
 */
final class TaskGroups {

    private static final Pattern LEADERBOARD =
            Pattern.compile("leaderboard(_(bbh|gpqa|math_hard|musr|instruction_following))?");

    private static final Pattern INDENTED = Pattern.compile("\\s+-.*");

    /** How many tasks the groups of the Open LLM Leaderboard 2 have. */
    private static final Map<String, Integer> OF_LEADERBOARD =
            Map.of(
                    "leaderboard_bbh", 24,
                    "leaderboard_gpqa", 3,
                    "leaderboard_math_hard", 7,
                    "leaderboard_musr", 3);

    private final JsonTree file;
    private final Map<String, JsonTree> results;
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> averages = new LinkedHashSet<>();

    TaskGroups(JsonTree file) {
        this.file = file;
        this.results = file.at("results").members();
        groups.addAll(file.at("groups").members().keySet());
        file.at("group_subtasks")
                .members()
                .forEach(
                        (group, members) -> {
                            if (!members.items().isEmpty()) {
                                groups.add(group);
                            }
                        });
        results.keySet().stream().filter(TaskGroups::isOfLeaderboard).forEach(groups::add);
        if (groups.isEmpty()) {
            addIndented();
        }
        groups.retainAll(results.keySet());
        results.keySet().stream().filter(TaskNames::isAverage).forEach(groups::add);
        for (String key : groups) {
            if (TaskNames.isAverage(key) ? hasAveraged(key) : hasTask(key) && isWhole(key)) {
                averages.add(key);
            }
        }
    }

    /** Whether tasks are there that {@code suite|mmlu:_average|5} averages, or {@code all}. */
    private boolean hasAveraged(String average) {
        String tasks = TaskNames.averaged(average).orElse("");
        String within = tasks.substring(tasks.lastIndexOf('|') + 1);
        return results.keySet().stream()
                .filter(key -> !key.equals(average))
                .filter(key -> TaskNames.averaged(key).filter(String::isEmpty).isEmpty())
                .anyMatch(
                        key ->
                                within.isEmpty()
                                        || !TaskNames.isAverage(key)
                                                && ("|" + key).contains("|" + within));
    }

    /** Returns a file whose results hold its groups, too, where they stand beside them alone. */
    static JsonTree amongResults(JsonTree whole) {
        Map<String, JsonTree> results = new LinkedHashMap<>(whole.at("results").members());
        whole.at("groups").members().forEach(results::putIfAbsent);
        if (!whole.at("results").isObject()
                || results.size() == whole.at("results").members().size()) {
            return whole;
        }
        Map<String, JsonTree> members = new LinkedHashMap<>(whole.members());
        members.put("results", JsonTree.of(results));
        return JsonTree.of(members);
    }

    /** Returns whether a key averages others that are there. */
    boolean isAverage(String key) {
        return averages.contains(key);
    }

    /** Returns the keys that average others that are there. */
    Set<String> averages() {
        return averages;
    }

    /** Returns the groups of which no task is there. */
    List<String> alone() {
        return groups.stream()
                .filter(group -> !averages.contains(group))
                .filter(group -> TaskNames.isAverage(group) || !hasTask(group))
                .toList();
    }

    /** Returns the groups of which some tasks are there and some are not. */
    List<String> parts() {
        return groups.stream()
                .filter(group -> !averages.contains(group))
                .filter(group -> !TaskNames.isAverage(group) && hasTask(group))
                .toList();
    }

    /** Whether all tasks of a group are there, as far as the file or the leaderboard says. */
    private boolean isWhole(String group) {
        Set<String> tasks = new HashSet<>();
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(group));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            List<JsonTree> members = file.at("group_subtasks", next).items();
            if (members.isEmpty() && !next.equals(group)) {
                tasks.add(next);
            } else if (seen.add(next)) {
                members.forEach(member -> open.add(member.scalar().orElse("")));
            }
        }
        if (!tasks.isEmpty()) {
            return results.keySet().containsAll(tasks);
        }
        long there = results.keySet().stream().filter(key -> key.startsWith(group + "_")).count();
        return there >= OF_LEADERBOARD.getOrDefault(group, 0);
    }

    private static boolean isOfLeaderboard(String key) {
        return LEADERBOARD.matcher(key).matches();
    }

    /** Groups by indentation: {@code mmlu} stands above {@code " - anatomy"}. */
    private void addIndented() {
        List<String> keys = new ArrayList<>(results.keySet());
        for (int at = 0; at + 1 < keys.size(); at++) {
            if (indent(keys.get(at + 1)) > indent(keys.get(at))) {
                groups.add(keys.get(at));
            }
        }
    }

    private int indent(String key) {
        String alias = results.getOrDefault(key, JsonTree.NOTHING).at("alias").scalar().orElse("");
        return INDENTED.matcher(alias).matches() ? alias.indexOf('-') : 0;
    }

    private boolean hasTask(String group) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(group));
        boolean named = false;
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (!seen.add(next)) {
                continue;
            }
            List<JsonTree> members = file.at("group_subtasks", next).items();
            named |= !members.isEmpty();
            for (JsonTree member : members) {
                String name = member.scalar().orElse("");
                if (results.containsKey(name) && !groups.contains(name)) {
                    return true;
                }
                open.add(name);
            }
        }
        return !named && (hasIndented(group) || hasLonger(group));
    }

    private boolean hasIndented(String group) {
        boolean above = false;
        for (String key : results.keySet()) {
            if (above) {
                return indent(key) > indent(group);
            }
            above = key.equals(group);
        }
        return false;
    }

    private boolean hasLonger(String group) {
        return results.keySet().stream()
                .anyMatch(key -> key.startsWith(group + "_") && !groups.contains(key));
    }
}
