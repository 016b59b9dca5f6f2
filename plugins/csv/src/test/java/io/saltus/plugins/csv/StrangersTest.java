package io.saltus.plugins.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.table.Columns;
import io.saltus.testkit.ReadResults;
import io.saltus.testkit.SourceUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of anything but results of language models. */
class StrangersTest {

    @TempDir private Path folder;

    private SourceUnderTest csv() {
        return new SourceUnderTest(new Csv(), folder, "t.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,age,height,income\nAnn,34,1.7,52\nBob,51,1.8,61\n",
                "Model,MPG,Cylinders,Price,Year\nMazda RX4,21,6,30,1974\nFiat 128,32.4,4,22,1975\n",
                "name,quantity,price,total\nbread,2,1.5,3\nmilk,1,0.9,0.9\n",
                "name,monday,tuesday\nann,8,7.5\nbob,8,0\n",
                "name,math,physics,art\nann,80,90,70\nbob,60,55,99\n",
                "name,memory_gb,tflops,price_usd\nA100,80,19.5,10\nH100,80,67,30\n",
                "name,steps,calories,sleep\nann,50,20,7\nbob,60,30,8\n",
                "name,shots,goals,assists\nann,5,2,1\nbob,6,3,0\n",
                "name,size,rooms,baths\nvilla,90,3,1\nflat,60,2,1\n",
                "name,family,height\nrose,rosaceae,1.2\noak,fagaceae,30\n",
                "Name,Survived,Pclass,Age\nMr. Braund,0,3,22\nMrs. Cumings,1,1,38\n",
                "task,owner,hours,priority\nwrite,ann,3,1\ntest,bob,5,2\n",
                "dataset,rows,cols,missing\niris,15,4,0\nwine,17,13,2\n",
                "eval,name,points\nmidterm,ann,50\nmidterm,bob,60\n"
            })
    void areRefusedWithWhatToType(String table) {
        String refusal = csv().refusal(table);
        assertTrue(refusal.contains("nothing shows that its other columns"), refusal);
        assertTrue(refusal.contains("scores=COLUMN;COLUMN, or all with scores=*"), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model,batch_size,tokens_per_second,latency_ms,requests\nllama-7b,8,45.2,22,50\n",
                "model,input price ($/M),output price ($/M),rank,tok/s\nGPT-4o,2.5,10,3,80\n"
            })
    void pricesSpeedsAndRanksOfModelsAreNoAbilities(String table) {
        assertTrue(csv().refusal(table).contains("has no column 'task'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model,MMLU,ours\na,0.3,0.4\n",
                "model,ours (acc)\na,0.3\n",
                "model,ours (5-shot)\na,0.3\n",
                "model,params,ours\na,1e9,0.3\n",
                "model,step,ours\na,1000,0.3\n",
                "model,ours\nacme-7b,0.3\n",
                "model,ours\nGPT-4o,0.3\n",
                "task,GPT-4o,Claude 3\nours,0.3,0.4\n",
                "model,arc,drop\na,0.3,0.4\n"
            })
    void oneSignOfLanguageModelsIsEnough(String table) throws IOException {
        ReadResults read = csv().read(table);
        assertTrue(read.observations().size() >= 1, read.issues()::toString);
    }

    @Test
    void areReadWhenAskedFor() throws IOException {
        ReadResults read =
                new SourceUnderTest(
                                new Csv(
                                        new Columns().with("scores", "*"),
                                        Csv.Delimiter.AUTO,
                                        "UTF-8"),
                                folder,
                                "t.csv")
                        .read("model,ability_a,ability_b\nsmall,50,60\nlarge,60,70\n");
        assertEquals(4, read.observations().size());
        assertEquals(List.of(), read.issues().stream().filter(i -> i.refused() > 0).toList());
    }
}
