package dev.clickmask.annotator.dataset.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.clickmask.annotator.dataset.Space;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Goes through a COCO file from its first to its last byte, in one pass and with memory for one entry, and puts what it
 * finds into a {@link Spool}. Numbers that are NaN or infinite, which Python writes, are read and then judged by place.
 */
final class CocoParser {
    /** Longest text that is kept: a compressed code of some four million runs. Longer ones may stand where nobody looks. */
    private static final int MAX_TEXT = 1 << 23;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_CATEGORIES = 100_000;

    private final JsonParser json;
    private final JsonFields fields;
    private final EntryParser entries;
    private final Spool spool;
    private final Defects defects;
    private final Set<String> sections = new HashSet<>();

    private CocoParser(JsonParser json, Spool spool, Defects defects, Defects redundant) {
        this.json = json;
        this.fields = new JsonFields(json, defects);
        this.entries = new EntryParser(fields, new JsonFields(json, redundant));
        this.spool = spool;
        this.defects = defects;
    }

    /**
     * Reads all of a file.
     *
     * @param redundant takes defects of what a reader can do without
     * @return whether its end was reached; if not, that was reported
     */
    static boolean parse(Path file, Spool spool, Defects defects, Defects redundant) throws IOException {
        try (Reader text = text(file);
                JsonParser json = factory().createParser(text)) {
            CocoParser parser = new CocoParser(json, spool, defects, redundant);
            try {
                parser.file();
                return true;
            } catch (JsonProcessingException | CharacterCodingException e) {
                defects.add(JsonPath.of(json), sentence(e, json));
                return false;
            }
        }
    }

    /**
     * The characters of the file: UTF-8 with or without a byte order mark, or UTF-16 with one. Bytes that are none are an
     * error, not a name with a hole.
     */
    private static Reader text(Path file) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file)), 3);
        byte[] first = bytes.readNBytes(3);
        int start = first.length == 3 && (first[0] & 0xFF) == 0xEF && (first[1] & 0xFF) == 0xBB ? 3 : 0;
        bytes.unread(first, start, first.length - start);
        boolean wide = first.length > 1 && ((first[0] & 0xFF) == 0xFE || (first[0] & 0xFF) == 0xFF);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new InputStreamReader(bytes, charset.newDecoder());
    }

    private static JsonFactory factory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxStringLength(MAX_TEXT)
                .maxNestingDepth(MAX_DEPTH)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // The parser's own tables of names would grow with a file of a million different ones.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }

    private static String sentence(IOException e, JsonParser json) {
        if (e instanceof CharacterCodingException) {
            return "is followed by bytes that are not UTF-8 text; save the file as UTF-8";
        }
        String problem = e instanceof JsonProcessingException syntax ? syntax.getOriginalMessage() : e.getMessage();
        // What Jackson says of the source behind it is a Java class.
        int source = problem == null ? -1 : problem.indexOf(" (start marker at [Source");
        if (problem != null && source > 0) {
            problem = problem.substring(0, source);
        }
        return "is not good JSON at line " + json.currentLocation().getLineNr() + ", column "
                + json.currentLocation().getColumnNr() + ": " + problem;
    }

    private void file() throws IOException {
        if (json.nextToken() == null) {
            defects.add("$", "is empty");
            return;
        }
        if (!fields.enterObject()) {
            return;
        }
        while (fields.nextField()) {
            section(fields.name());
        }
        if (!sections.contains("images")) {
            fields.reject("has no list \"images\": this is no COCO file");
        }
        if (json.nextToken() != null) {
            defects.add("$", "goes on after its end");
        }
    }

    private void section(String name) throws IOException {
        switch (name) {
            case "categories", "images", "annotations" -> {
                if (!sections.add(name)) {
                    fields.reject("is there twice");
                } else if (fields.enterList()) {
                    entries(name);
                }
            }
            case "info" -> info();
            default -> fields.skip();
        }
    }

    /** What our own writer says of the whole file, in {@code info.clickmask.space}; whatever else there is does not matter. */
    private void info() throws IOException {
        if (!fields.isObject()) {
            fields.skip();
            return;
        }
        fields.enterObject();
        while (fields.nextField()) {
            if (fields.name().equals("clickmask") && fields.isObject()) {
                fields.enterObject();
                while (fields.nextField()) {
                    if (fields.name().equals("space") && fields.isText()) {
                        Space.named(fields.anyText()).ifPresent(spool::setSpace);
                    } else {
                        fields.skip();
                    }
                }
            } else {
                fields.skip();
            }
        }
    }

    private void entries(String section) throws IOException {
        for (int index = 0; fields.nextElement(); index++) {
            switch (section) {
                case "categories" -> category(index);
                case "images" -> {
                    CocoImage image = entries.image(index);
                    if (image != null) {
                        spool.add(image);
                    }
                }
                default -> {
                    CocoAnnotation annotation = entries.annotation(index);
                    if (annotation != null) {
                        spool.add(annotation);
                    }
                }
            }
        }
    }

    private void category(int index) throws IOException {
        if (index == MAX_CATEGORIES) {
            fields.reject("is one of more than " + MAX_CATEGORIES + " categories");
        }
        CocoCategory category = index < MAX_CATEGORIES ? entries.category(index) : null;
        if (category != null) {
            spool.add(category);
        }
    }
}
