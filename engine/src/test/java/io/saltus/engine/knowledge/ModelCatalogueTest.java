package io.saltus.engine.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

    private static final String TABLE =
            """
            model,family,params,train_tokens,train_flops,source
            org/known-1b,Known,1e9,2e10,1.3e20,here
            org/partial,Known,1e9,2e10,,here
            one/twin,A,1e9,,,here
            two/twin,B,2e9,,,here
            """;

    private static ModelCatalogue catalogue(String table) {
        try {
            return ModelCatalogue.read("models.csv", new StringReader(table));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double scale(Model model, Axis axis) {
        return model.scale(axis).orElse(Double.NaN);
    }

    @Test
    void suppliesFamilyAndScalesByName() {
        Model model = catalogue(TABLE).complete(Model.of("org/known-1b"));
        assertEquals("Known", model.family());
        assertEquals(1.3e20, scale(model, Axis.COMPUTE));
    }

    @Test
    void findsANameInAnyCaseAndWithoutItsOrganisation() {
        assertEquals(1e9, scale(catalogue(TABLE).complete(Model.of("Known_1B")), Axis.PARAMETERS));
    }

    @Test
    void leavesAnAmbiguousShortNameAlone() {
        assertEquals(Model.of("twin"), catalogue(TABLE).complete(Model.of("twin")));
    }

    @Test
    void derivesComputeFromParametersAndTokens() {
        assertEquals(
                1.2e20, scale(catalogue(TABLE).complete(Model.of("org/partial")), Axis.COMPUTE));
    }

    @Test
    void letsTheDataSpeakFirst() {
        Model model =
                catalogue(TABLE)
                        .complete(Model.of("org/known-1b").inFamily("Mine").at(Axis.PARAMETERS, 5));
        assertEquals("Mine", model.family());
        assertEquals(5, scale(model, Axis.PARAMETERS));
    }

    @Test
    void doesNotGiveACheckpointTheComputeOfTheWholeRun() {
        Model checkpoint = Model.of("org/known-1b").at(Axis.TOKENS, 1e9);
        assertEquals(6e18, scale(catalogue(TABLE).complete(checkpoint), Axis.COMPUTE));
    }

    @Test
    void asksTheUsersTableFirst() {
        ModelCatalogue both =
                catalogue(TABLE).under(catalogue("model,params\norg/known-1b,7e9\nnew,3\n"));
        assertEquals(7e9, scale(both.complete(Model.of("org/known-1b")), Axis.PARAMETERS));
        assertEquals("Known", both.complete(Model.of("org/known-1b")).family());
        assertEquals(3, scale(both.complete(Model.of("new")), Axis.PARAMETERS));
    }

    @Test
    void saysWhereATableIsWrong() {
        for (String[] bad :
                new String[][] {
                    {
                        "model,params\nx,many\n",
                        "models.csv:2: 'params' must be a positive number, got 'many'"
                    },
                    {
                        "model,params\nx,-1\n",
                        "models.csv:2: 'params' must be a positive number, got '-1'"
                    },
                    {"name,params\nx,1\n", "models.csv:2 names no model"},
                    {"model,params\n", "models.csv holds no model"},
                    {"", "models.csv holds no model"},
                }) {
            RequestException e = assertThrows(RequestException.class, () -> catalogue(bad[0]));
            assertTrue(e.getMessage().startsWith(bad[1]), e.getMessage());
        }
    }
}
