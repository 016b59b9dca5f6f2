package io.saltus.plugins.json;

/** Files of promptfoo as text, for tests. */
final class PromptfooText {

    private PromptfooText() {}

    static String file(String config, String... prompts) {
        return ("{'evalId':'e','results':{'version':3,'timestamp':'2026-01-02T03:04:05Z','prompts':["
                        + String.join(",", prompts)
                        + "],'results':[{'provider':{'id':'a:b'},'success':true,'score':1}]},'config':{"
                        + config
                        + "}}")
                .replace('\'', '"');
    }

    static String prompt(String provider, String label, int passed, int failed, int errors) {
        return ("{'raw':'%2$s','label':'%2$s','provider':'%1$s','metrics':{'score':1,"
                        + "'testPassCount':%3$d,'testFailCount':%4$d,'testErrorCount':%5$d}}")
                .formatted(provider, label, passed, failed, errors);
    }
}
