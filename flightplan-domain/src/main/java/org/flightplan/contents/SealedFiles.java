package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;

/**
 * Files that are encrypted already, in the store of contents: no patient's key opens them, and the log says nothing of them, so
 * that whoever puts one removes it. Each method throws {@link ContentStore.StoreUnavailable} when the store can't do it now.
 */
@ApplicationScoped
public class SealedFiles {

    private final ContentSettings settings;

    /** @param settings where they are kept */
    @Inject
    SealedFiles(ContentSettings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SealedFiles() {
        this(null);
    }

    /** Keeps one. */
    public void put(ContentName name, ContentStore.Source source) {
        settings.required().put(name, source);
    }

    /**
     * A part of one; to be closed. It may hold more than was asked for.
     *
     * @throws ContentStore.ContentMissing when none is kept under this name
     */
    public InputStream read(ContentName name, long from, long length) {
        return settings.required().read(name, from, length);
    }

    /** Destroys one; nothing happens when there is none. */
    public void delete(ContentName name) {
        settings.required().delete(name);
    }
}
