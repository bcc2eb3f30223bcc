package org.flightplan.contents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A small picture of an image, {@value #SIDE} pixels at most on each side, as JPEG; made by what the JDK reads. */
final class Thumbnail {

    /** The type of all of them. */
    static final String TYPE = "image/jpeg";

    private static final int SIDE = 256;
    private static final long LARGEST_FILE = 32L << 20;
    // of a picture that says it is larger, none is made: a few bytes may say so
    private static final long MOST_PIXELS = 100_000_000;
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

    private Thumbnail() {}

    static boolean isMadeOf(String contentType, long size) {
        return TYPES.contains(contentType) && size <= LARGEST_FILE;
    }

    /** The picture; empty when the image can't be read. */
    static Optional<byte[]> of(InputStream image) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(image)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? of(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError e) {
            // made for no more than a look: what no reader understands has none
            return Optional.empty();
        }
    }

    private static Optional<byte[]> of(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                return Optional.empty();
            }
            ImageReadParam coarse = reader.getDefaultReadParam();
            // twice as fine as what is shown, so that lines stay lines
            int step = (int) Math.max(1, Math.max(width, height) / (2L * SIDE));
            coarse.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(small(reader.read(0, coarse)));
        } finally {
            reader.dispose();
        }
    }

    private static byte[] small(BufferedImage read) throws IOException {
        double scale = Math.min(1, SIDE / (double) Math.max(read.getWidth(), read.getHeight()));
        int width = (int) Math.max(1, Math.round(read.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(read.getHeight() * scale));
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(read, 0, 0, width, height, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
