package io.saltus.plugins.everyevalever;

/** Records as text, for tests. */
final class RecordText {

    private RecordText() {}

    static String quoted(String text) {
        return text.replace('\'', '"');
    }

    /** A record with one result. */
    static String record(String result) {
        return quoted(
                "{'schema_version':'0.3.0','evaluation_id':'e/1','evaluation_timestamp':'1750000000',"
                        + "'retrieved_timestamp':'1760000000.5','source_metadata':{'source_name':'s'},"
                        + "'eval_library':{'name':'unknown'},'model_info':{'name':'m','id':'org/m',"
                        + "'additional_details':{'params_billions':'6.9','revision':'step512'}},"
                        + "'evaluation_results':["
                        + result
                        + "]}");
    }

    /** An accuracy on gsm8k. */
    static String result(String details) {
        return result(
                "'metric_id':'accuracy','lower_is_better':false,'min_score':0,'max_score':1",
                details);
    }

    static String result(String metric, String details) {
        return "{'evaluation_result_id':'r1','evaluation_name':'gsm8k','source_data':{'dataset_name':"
                + "'gsm8k','samples_number':1319},'metric_config':{"
                + metric
                + "},'score_details':{"
                + details
                + "},'generation_config':{'generation_args':{},'additional_details':{'num_fewshot':'8'}}}";
    }

    static String sample(String id, double score) {
        return quoted(
                "{'evaluation_id':'e/1','evaluation_result_id':'r1','evaluation_name':'gsm8k',"
                        + "'sample_id':'"
                        + id
                        + "','input':{'raw':'?'},'evaluation':{'score':"
                        + score
                        + ",'is_correct':true}}\n");
    }
}
