package io.saltus.plugins.inspectai;

/** Logs as text, for tests. */
final class LogText {

    static final String SAMPLES =
            "[{\"id\":1,\"epoch\":1,\"scores\":{\"match\":{\"value\":\"C\"}}},"
                    + "{\"id\":\"two\",\"epoch\":1,\"scores\":{\"match\":{\"value\":\"I\"}}},"
                    + "{\"id\":3,\"epoch\":1,\"scores\":{\"match\":{\"value\":\"C\"}}},"
                    + "{\"id\":4,\"epoch\":1,\"scores\":{\"match\":{\"value\":\"N\"}}}]";

    private LogText() {}

    static String header() {
        return header(0.5, 0.25);
    }

    static String header(Object accuracy, Object error) {
        return ("{'version':2,'status':'success','eval':{'created':'2025-01-02T03:04:05+01:00',"
                        + "'task':'evals/gsm8k','task_args':{'fewshot':5,'subset':'main','judge':'x'},"
                        + "'model':'hf/EleutherAI/pythia-1b','model_args':{'revision':'step1000'},"
                        + "'config':{'epochs':1}},'plan':{'steps':[{'solver':'system_message'},"
                        + "{'solver':'generate'}],'config':{}},"
                        + "'results':{'total_samples':4,'completed_samples':4,'scores':[{'name':'match',"
                        + "'scorer':'match','metrics':{'accuracy':{'value':ACC},'stderr':{'value':ERR}}}]}}")
                .replace('\'', '"')
                .replace("ACC", String.valueOf(accuracy))
                .replace("ERR", String.valueOf(error));
    }

    static String whole(String header, String samples) {
        return header.substring(0, header.length() - 1) + ",\"samples\":" + samples + "}";
    }

    static String whole() {
        return whole(header(), SAMPLES);
    }
}
