package org.flightplan.contents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.flightplan.settings.Setting;

/** A folder that all nodes see: a file a content, under its tenant's id. */
final class FolderStore implements ContentStore {

    private static final String UNFINISHED = ".part";

    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(ContentName name, Source source) {
        Path file = file(name);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            requireRoot();
            Files.createDirectories(folder(name));
            try (InputStream in = source.open();
                    FileChannel channel = FileChannel.open(
                            unfinished,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                in.transferTo(out);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder(name));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    // the name is durable with its folder alone
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream read(ContentName name, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file(name), StandardOpenOption.READ);
            channel.position(from);
            return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        } catch (NoSuchFileException e) {
            requireRoot();
            throw new ContentMissing("the folder of contents has no file " + name.key());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(ContentName name) {
        Path file = file(name);
        try {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + UNFINISHED));
            if (Files.deleteIfExists(file)) {
                sync(folder(name));
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<String> problem() {
        if (!Files.isDirectory(root)) {
            return Optional.of(
                    Setting.CONTENT_FOLDER + " " + root + " is no folder: make it, or mount it on this node");
        }
        return Files.isWritable(root)
                ? Optional.empty()
                : Optional.of(Setting.CONTENT_FOLDER + " " + root + " can't be written: give it to the server's user");
    }

    /** It is never made here: where a folder is not mounted, other nodes would not see what is written. */
    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw unavailable(new NoSuchFileException(root.toString()));
        }
    }

    private Path folder(ContentName name) {
        return root.resolve(name.tenant().value().toString());
    }

    private Path file(ContentName name) {
        return root.resolve(name.path());
    }

    private static StoreUnavailable unavailable(IOException cause) {
        return new StoreUnavailable("the folder of contents can't be used", cause);
    }
}
