// Runs one work in Apache Jena: java -cp JENA Bench.java DATA SCRATCH opening|questions|validate ...
// Events and answers are written as case.py writes them.

import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.QuerySolutionMap;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;

public final class Bench {
    private static Path scratch;
    private static PrintWriter events;

    public static void main(String[] given) throws Exception {
        Path data = Path.of(given[0]);
        scratch = Path.of(given[1]);
        events = new PrintWriter(new FileWriter(scratch.resolve("events.jsonl").toFile(), true), true);
        String work = given[2];
        List<String> rest = Arrays.asList(given).subList(3, given.length);
        if (work.equals("validate")) {
            validate(data, Path.of(rest.get(0)));
        } else {
            ask(data, work.equals("opening"), rest);
        }
        events.close();
    }

    /** Asks each question of a file: name, seconds, path, then pairs of a parameter and an IRI. */
    private static void ask(Path data, boolean opening, List<String> lines) throws Exception {
        Model model = opening ? measure("open", false, () -> read(data)) : read(data);
        for (String line : Files.readAllLines(Path.of(lines.get(0)))) {
            String[] cells = line.split("\t");
            QuerySolutionMap bound = new QuerySolutionMap();
            for (int place = 3; place < cells.length; place += 2) {
                bound.add(cells[place], ResourceFactory.createResource(cells[place + 1]));
            }
            String text = Files.readString(Path.of(cells[2]));
            long most = Math.round(Double.parseDouble(cells[1]) * 1000);
            List<String> rows = measure(cells[0], !opening, () -> rows(model, text, bound, most));
            if (rows != null) {
                answer(cells[0], rows);
            }
        }
    }

    private static Model read(Path data) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, data.resolve("union.nt").toUri().toString());
        return model;
    }

    private static List<String> rows(Model model, String text, QuerySolutionMap bound, long most) {
        List<String> rows = new ArrayList<>();
        try (QueryExecution asked =
                QueryExecutionFactory.create(QueryFactory.create(text), model, bound)) {
            asked.setTimeout(most, TimeUnit.MILLISECONDS);
            ResultSet found = asked.execSelect();
            while (found.hasNext()) {
                QuerySolution one = found.next();
                List<String> cells = new ArrayList<>();
                for (String name : found.getResultVars()) {
                    RDFNode node = one.get(name);
                    cells.add(node == null ? "" : node.isLiteral()
                            ? node.asLiteral().getLexicalForm() : node.toString());
                }
                rows.add(String.join("\t", cells));
            }
        }
        return rows;
    }

    private static void validate(Path data, Path folder) throws Exception {
        Model rules = ModelFactory.createDefaultModel();
        Model model = measure("open", false, () -> {
            try (var files = Files.newDirectoryStream(folder, "*.ttl")) {
                files.forEach(file -> RDFDataMgr.read(rules, file.toUri().toString()));
            }
            return read(data);
        });
        ValidationReport report = measure("check", false, () -> {
            Graph graph = model.getGraph();
            return ShaclValidator.get().validate(Shapes.parse(rules.getGraph()), graph);
        });
        TreeSet<String> found = new TreeSet<>();
        report.getEntries().forEach(one -> found.add(String.join("\t",
                one.focusNode().toString(),
                one.source().toString(),
                one.severity().level().getLocalName())));
        answer("check", new ArrayList<>(found));
    }

    /** Writes down the seconds of some work, the median of up to five runs where it may repeat. */
    private static <T> T measure(String part, boolean repeat, Callable<T> work) throws Exception {
        events.printf(Locale.ROOT, "{\"begin\": \"%s\"}%n", part);
        List<Double> walls = new ArrayList<>();
        List<Double> works = new ArrayList<>();
        T found;
        double sum = 0;
        do {
            long begun = System.nanoTime();
            long before = processor();
            try {
                found = work.call();
            } catch (QueryCancelledException over) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                events.printf(Locale.ROOT, "{\"part\": \"%s\", \"over\": %.0f}%n", part, seconds);
                return null;
            }
            walls.add((System.nanoTime() - begun) / 1e9);
            works.add((processor() - before) / 1e9);
            sum += walls.get(walls.size() - 1);
        } while (repeat && walls.size() < 5 && sum <= 0.3);
        events.printf(Locale.ROOT, "{\"part\": \"%s\", \"wall\": %.9f, \"cpu\": %.9f}%n",
                part, median(walls), median(works));
        return found;
    }

    private static long processor() {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Writes an answer raw, tab-separated; engines.py puts it in the form that all have. */
    private static void answer(String part, List<String> lines) throws IOException {
        Files.write(scratch.resolve(part + ".raw"), lines, StandardCharsets.UTF_8);
    }
}
