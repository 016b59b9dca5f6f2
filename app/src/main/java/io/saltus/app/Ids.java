package io.saltus.app;

import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.util.Iterator;
import java.util.List;

/**
 * Ids of the extensions in the distribution's plugin folder, for completion by the shell; read only
 * when the completion script is made.
 */
abstract class Ids implements Iterable<String> {

    private final Kind kind;

    private Ids(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Iterator<String> iterator() {
        return Distribution.home()
                .map(home -> Catalog.of(List.of(home.resolve("plugins"))))
                .map(Catalog::entries)
                .orElse(List.of())
                .stream()
                .filter(entry -> entry.description().kind() == kind)
                .map(entry -> entry.description().id())
                .iterator();
    }

    /** Ids of sources. */
    static final class Sources extends Ids {
        Sources() {
            super(Kind.SOURCE);
        }
    }

    /** Ids of criteria. */
    static final class Criteria extends Ids {
        Criteria() {
            super(Kind.CRITERION);
        }
    }

    /** Ids of renderers. */
    static final class Renderers extends Ids {
        Renderers() {
            super(Kind.RENDERER);
        }
    }
}
