import HTTPTypes
import Hummingbird
import NIOCore

/// The session's cookie: for this host only, over TLS, out of reach of scripts.
enum SessionCookie {
    static let name = "__Host-throughline"

    static func setting(_ token: SecretToken) -> String { "\(name)=\(token.text); Path=/; Secure; HttpOnly; SameSite=Lax" }
    static let removing = "\(name)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
}

extension Gate {
    func respond(_ answer: Answer, to request: PageRequest) -> Response {
        switch answer {
        case .page(let page):
            let bytes = page.whole(for: request).bytes
            var headers = Headers.page
            if request.person.isSignedIn || page.isPrivate || page.status != 200 { headers[.cacheControl] = "no-store" }
            if page.status == 503 { headers[.retryAfter] = "60" }
            return Response(status: .init(code: page.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        case .seeOther(let location, _):
            var headers = Headers.common
            headers[.location] = location
            headers[.cacheControl] = "no-store"
            return Response(status: .seeOther, headers: headers)
        case .file(let file): return respond(file)
        case .signedIn(let token, let location):
            var response = respond(.seeOther(location), to: request)
            response.headers[.setCookie] = SessionCookie.setting(token)
            return response
        case .signedOut(let location):
            var response = respond(.seeOther(location), to: request)
            response.headers[.setCookie] = SessionCookie.removing
            return response
        case .away(let address, let token):
            var response = respond(.seeOther(address), to: request)
            response.headers[.setCookie] = PassingCookie.setting(token)
            return response
        }
    }

    private func respond(_ file: Download) -> Response {
        var headers = Headers.common
        headers[.contentType] = file.type
        headers[.cacheControl] = file.keepable ? "public, max-age=31536000, immutable" : "no-store"
        if file.manner == .attachment {
            headers[.contentDisposition] = "attachment; filename=\"\(file.plainName)\""
            headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        }
        return Response(
            status: .init(code: file.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}

/// The headers of every answer.
enum Headers {
    static let common: HTTPFields = [
        .contentSecurityPolicy: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "same-origin",
        .frameOptions: "DENY",
        .openerPolicy: "same-origin",
        .resourcePolicy: "same-origin",
        .permissionsPolicy: "camera=(), geolocation=(), microphone=()",
        .strictTransportSecurity: "max-age=31536000",
    ]

    static let page: HTTPFields = {
        var headers = common
        headers[.contentType] = "text/html; charset=utf-8"
        return headers
    }()
}
