import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One real Elasticsearch node on loopback. Arguments: home, data folder, HTTP port, then key=value settings.
 *
 * It ends when its standard input does, so that no node outlives the test that started it.
 */
public class Node {
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).toAbsolutePath();
        int port = Integer.parseInt(args[2]);
        Settings.Builder chosen = Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", Path.of(args[1]).toAbsolutePath().toString())
            .put("cluster.name", "kepu-tests")
            .put("node.name", "node-" + port)
            .put("network.host", "127.0.0.1")
            .put("http.port", port)
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
        for (int i = 3; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            chosen.put(pair[0], pair[1]);
        }
        Settings settings = chosen.build();
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(settings);
        Environment environment = new Environment(settings, home.resolve("config"));
        PluginsLoader modules = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir()), Set.of(), Map.of(), false);
        org.elasticsearch.node.Node node = new org.elasticsearch.node.Node(environment, modules);
        node.start();
        System.out.println("READY " + port);
        waitForTheEndOfInput();
        Runtime.getRuntime().halt(0); // what it wrote is thrown away
    }

    private static void waitForTheEndOfInput() throws IOException {
        while (System.in.read() != -1) {
            // whatever is typed is no answer
        }
    }
}
