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
        return catalogue(table, false);
    }

    private static ModelCatalogue catalogue(String table, boolean overrides) {
        try {
            return ModelCatalogue.read("models.csv", new StringReader(table), overrides);
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
    void derivesNoComputeFromTheTokensOfALaterStage() {
        Model first = ModelCatalogue.EMPTY.complete(Model.of("m-1b@stage1-step9-tokens10B"));
        assertEquals(6e19, scale(first, Axis.COMPUTE));
        Model later = ModelCatalogue.EMPTY.complete(Model.of("m-1b@stage2-step9-tokens10B"));
        assertEquals(1e10, scale(later, Axis.TOKENS));
        assertTrue(later.scale(Axis.COMPUTE).isEmpty());
        assertEquals("its name, of this stage alone", later.provenance().get(Axis.TOKENS.id()));
        Model ofRun = Model.of("m-1b").ofRun("m-1b@stage2").at(Axis.TOKENS, 1e10);
        assertTrue(ModelCatalogue.EMPTY.complete(ofRun).scale(Axis.COMPUTE).isEmpty());
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
                catalogue(TABLE)
                        .under(catalogue("model,params\norg/known-1b,7e9\nnew,3e9\n", true));
        assertEquals(7e9, scale(both.complete(Model.of("org/known-1b")), Axis.PARAMETERS));
        assertEquals("Known", both.complete(Model.of("org/known-1b")).family());
        assertEquals(3e9, scale(both.complete(Model.of("new")), Axis.PARAMETERS));
    }

    @Test
    void letsTheUsersTableMendWhatTheDataSay() {
        ModelCatalogue users =
                catalogue("model,family,params,train_tokens\norg/known-1b,Mine,7e9,5e9\n", true);
        Model wrong = Model.of("org/known-1b").inFamily("Wrong").at(Axis.PARAMETERS, 5);
        Model mended = users.complete(wrong);
        assertEquals("Mine", mended.family());
        assertEquals(7e9, scale(mended, Axis.PARAMETERS));
        assertEquals(5e9, scale(mended, Axis.TOKENS));
        Model state = users.complete(wrong.at(Axis.STEPS, 10));
        assertEquals(Double.NaN, scale(state, Axis.TOKENS), "it is of the final weights");
    }

    @Test
    void saysWhereEachFactCameFrom() {
        Model model = catalogue(TABLE).complete(Model.of("org/partial"));
        assertEquals("models.csv: here", model.provenance().get(Model.FAMILY));
        assertEquals("models.csv: here", model.provenance().get("tokens"));
        assertEquals("6 N D", model.provenance().get("compute"));
        Model other = catalogue(TABLE).complete(Model.of("acme/novel-3B-chat"));
        assertEquals("its name", other.provenance().get("parameters"));
        assertEquals("instruct", other.trait(Model.VARIANT).orElseThrow());
        assertEquals("its name", other.provenance().get(Model.VARIANT));
    }

    @Test
    void takesAFamilyThatItsNameSharesWithTheTable() {
        ModelCatalogue table =
                catalogue("model,family,params\nA/known-1b,Known,1e9\nA/known-3b,Known,3e9\n");
        assertEquals("Known", table.complete(Model.of("known-7b")).family());
        assertEquals(Model.UNSPECIFIED, table.complete(Model.of("knownish-7b")).family());
        assertEquals(Model.UNSPECIFIED, table.complete(Model.of("known-7b-chat")).family());
    }

    @Test
    void keepsTheCountOfParametersBesideTheNominalSize() {
        Model counted = Model.of("acme-1b").at(Axis.EXACT_PARAMETERS, 1_011_781_632);
        Model model = ModelCatalogue.EMPTY.complete(counted);
        assertEquals(1e9, scale(model, Axis.PARAMETERS));
        assertEquals(1_011_781_632, scale(model, Axis.EXACT_PARAMETERS));
        Model unnamed = Model.of("acme").at(Axis.EXACT_PARAMETERS, 5e8);
        assertEquals(5e8, scale(ModelCatalogue.EMPTY.complete(unnamed), Axis.PARAMETERS));
    }

    @Test
    void readsSizesWithUnits() {
        ModelCatalogue users =
                catalogue("model,params,train_tokens\na,5B,1.4T\nb,70M,300 billion\n", true);
        assertEquals(5e9, scale(users.complete(Model.of("a")), Axis.PARAMETERS));
        assertEquals(1.4e12, scale(users.complete(Model.of("a")), Axis.TOKENS));
        assertEquals(7e7, scale(users.complete(Model.of("b")), Axis.PARAMETERS));
        assertEquals(3e11, scale(users.complete(Model.of("b")), Axis.TOKENS));
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
                    {
                        "model,params\nx,5\n",
                        "models.csv:2: 'params' must be a count, got '5', which is too few; write"
                                + " billions as 5B or 5e9"
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
