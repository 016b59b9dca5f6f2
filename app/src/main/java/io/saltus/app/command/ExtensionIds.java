package io.saltus.app.command;

import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.util.Iterator;
import java.util.List;

/**
 * Ids of the extensions in the distribution's plugin folder, for completion by the shell; read only
 * when the completion script is made.
 */
public abstract class ExtensionIds implements Iterable<String> {

    private final Kind kind;

    private ExtensionIds(Kind kind) {
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
    public static final class Sources extends ExtensionIds {
        /** Made by the command line. */
        public Sources() {
            super(Kind.SOURCE);
        }
    }

    /** Ids of criteria. */
    public static final class Criteria extends ExtensionIds {
        /** Made by the command line. */
        public Criteria() {
            super(Kind.CRITERION);
        }
    }

    /** Ids of forecasters. */
    public static final class Forecasters extends ExtensionIds {
        /** Made by the command line. */
        public Forecasters() {
            super(Kind.FORECASTER);
        }
    }

    /** Ids of renderers. */
    public static final class Renderers extends ExtensionIds {
        /** Made by the command line. */
        public Renderers() {
            super(Kind.RENDERER);
        }
    }
}
