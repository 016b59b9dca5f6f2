package io.saltus.plugins.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a metric as a task's row spells it.
 *
 * <p>{@code exact_match,strict-match} is the metric {@code exact_match} of the outputs as a filter
 * left them; another filter of the same outputs is another metric. {@code pass@k:k=1&n=4} is {@code
 * pass@1} of four samples a problem.
 *
 * @param plain the metric alone: {@code exact_match}, {@code pass@1}
 * @param title the metric with what tells it apart: {@code exact_match(strict-match)}, {@code
 *     pass@1(n=4)}
 * @param error the field of its standard error
 * @param sampled whether there are several samples of one problem
 */
record MetricField(String plain, String title, String error, boolean sampled) {

    /** Fields of a row that hold no score. */
    private static final Set<String> NO_METRICS =
            Set.of(
                    "alias",
                    "name",
                    "sample_len",
                    "sample_count",
                    "task_name",
                    "prompt_name",
                    "prompt_id",
                    "prompt_jinja",
                    "prompt_original_task",
                    "comment",
                    "fixed_answer_choice_list",
                    "dataset_path",
                    "dataset_name",
                    "subset",
                    "");

    private static final Pattern SETTINGS =
            Pattern.compile("([^:]+):(\\w+=[^&=,]+(?:&\\w+=[^&=,]+)*)");
    private static final Pattern SAMPLES = Pattern.compile("([^:]+):(\\d{1,6})(?:_samples)?");

    /** Returns what the name of a field says; nothing if it is no metric's. */
    static Optional<MetricField> of(String field) {
        String[] parts = field.split(",", 2);
        if (parts[0].endsWith("_stderr") || NO_METRICS.contains(parts[0].strip())) {
            return Optional.empty();
        }
        String filter = parts.length < 2 || parts[1].equals("none") ? "" : "(" + parts[1] + ")";
        String error = parts[0] + "_stderr" + (parts.length < 2 ? "" : "," + parts[1]);
        Map<String, String> settings = new LinkedHashMap<>();
        String plain = parts[0];
        Matcher set = SETTINGS.matcher(plain);
        Matcher samples = SAMPLES.matcher(plain);
        if (set.matches()) {
            plain = set.group(1);
            for (String pair : set.group(2).split("&")) {
                settings.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
            }
        } else if (samples.matches()) {
            plain = samples.group(1);
            settings.put("n", samples.group(2));
        }
        boolean sampled = !settings.getOrDefault("n", "1").equals("1");
        for (String letter : new String[] {"k", "n"}) {
            if (settings.containsKey(letter) && plain.endsWith("@" + letter)) {
                plain = plain.replaceFirst("@.$", "@" + settings.remove(letter));
            }
        }
        settings.remove("n", "1");
        String note =
                settings.isEmpty()
                        ? ""
                        : settings.entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + pair.getValue())
                                .collect(Collectors.joining(", ", "(", ")"));
        return Optional.of(new MetricField(plain, plain + note + filter, error, sampled));
    }
}
