package io.shopstream.edge;

import io.shopstream.schemas.security.LocalRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses with 403 every request but GET and HEAD that comes from another machine, or through a proxy, and does not
 * carry the token of this shop's services ({@link InternalServiceConfiguration}): where there are no keys and no roles,
 * only the operator of this machine and the other services may change something. New addresses below the path are
 * protected, too.
 */
public final class LocalChanges implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final String detail;
    private final String paths;
    private final String[] readsByPost;

    /**
     * @param detail what may be changed from this machine only; the text of the 403
     * @param paths pattern such as {@code /sink/**}
     * @param readsByPost addresses below it that change nothing, whatever the method
     */
    public LocalChanges(String detail, String paths, String... readsByPost) {
        this.detail = detail;
        this.paths = paths;
        this.readsByPost = readsByPost.clone();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(paths).excludePathPatterns(readsByPost);
    }

    /** @throws LocalOnlyException if the request is refused */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod())
                || LocalRequest.isLocal(request.getRemoteAddr(), request::getHeader)
                || InternalTokenFilter.hasToken(request)) {
            return true;
        }
        throw new LocalOnlyException(detail);
    }
}
