import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.IndexScopedSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.settings.SettingsFilter;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;

/**
 * What the server's own modules bring and a repository of jars does not carry.
 *
 * Our engine asks for none of it. The root page is for `client.info()`; the analysis parts are for Wagtail's stock
 * analysers, which benchmarks compare with ours.
 */
public class Extras extends Plugin implements ActionPlugin, AnalysisPlugin {
    @Override
    public Collection<RestHandler> getRestHandlers(
            Settings settings, NamedWriteableRegistry registry, RestController controller, ClusterSettings clusterSettings,
            IndexScopedSettings indexSettings, SettingsFilter filter, IndexNameExpressionResolver resolver,
            Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> features) {
        return List.of(new RootPage(settings));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
            "ngram", (index, environment, name, s) -> TokenizerFactory.newFactory(
                name, () -> new NGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2))),
            "edge_ngram", (index, environment, name, s) -> TokenizerFactory.newFactory(
                name, () -> new EdgeNGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2))));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "asciifolding", (index, environment, name, s) -> new Filter(name, ASCIIFoldingFilter::new),
            "cjk_width", (index, environment, name, s) -> new Filter(name, CJKWidthFilter::new),
            "cjk_bigram", (index, environment, name, s) -> new Filter(name, CJKBigramFilter::new),
            "ngram", (index, environment, name, s) -> new Filter(name, in -> new NGramTokenFilter(
                in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), false)),
            "edge_ngram", (index, environment, name, s) -> new Filter(name, in -> new EdgeNGramTokenFilter(
                in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), false)));
    }

    private record Filter(String name, UnaryOperator<TokenStream> make) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return make.apply(in);
        }
    }

    private static class RootPage extends BaseRestHandler {
        private final String text;

        RootPage(Settings settings) {
            text = "{\"name\":\"" + settings.get("node.name") + "\",\"cluster_name\":\"" + settings.get("cluster.name")
                + "\",\"version\":{\"number\":\"" + Build.current().version() + "\",\"build_flavor\":\"default\"},"
                + "\"tagline\":\"You Know, for Search\"}";
        }

        @Override
        public String getName() {
            return "root_page";
        }

        @Override
        public List<Route> routes() {
            return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
        }

        @Override
        protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
            return channel -> channel.sendResponse(new RestResponse(RestStatus.OK, "application/json", text));
        }
    }
}
