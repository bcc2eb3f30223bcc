package org.flightplan.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.flightplan.bench.load.Load.LoadPlan;

/** Reads a plan from standard input, carries it out, and writes what it came to on standard output; both are JSON. */
public final class LoadMain {

    private LoadMain() {}

    /** Takes no arguments: a token does not belong on a command line. */
    public static void main(String[] arguments) throws IOException {
        try (var in = Json.createReader(new FileInputStream(FileDescriptor.in));
                var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(new Load(plan(in.readObject())).run());
        }
    }

    private static LoadPlan plan(JsonObject json) {
        return new LoadPlan(
                json.getInt("port"),
                json.getString("path"),
                json.getString("token"),
                json.getInt("connections"),
                json.getJsonNumber("millis").longValue(),
                json.getJsonNumber("rate").doubleValue(),
                json.getJsonArray("bodies").getValuesAs(JsonString::getString));
    }
}
