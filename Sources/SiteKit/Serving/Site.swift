import Vocabulary

/// The site's routes. Each names the act that opens it; nothing but the one gate decides who may pass.
package struct Site: Sendable {
    package enum Method: String, Sendable { case get = "GET", post = "POST" }

    /// Whether the files of a form are held in memory, or go to the disk as they come in.
    package enum FileManner: Sendable { case held, onDisk }

    package struct Route: Sendable {
        package let method: Method
        package let pattern: String
        package let act: Act
        package let bodyLimit: Int
        let files: FileManner
        let handle: @Sendable (Visit, [String]) async throws -> Answer
    }

    /// Looks at who asks and at the parts of the address by their names, and throws what is to be answered in place of the page.
    package typealias Check = @Sendable (Visit, [String: String]) async throws -> Void

    package private(set) var routes: [Route] = []
    private var checks: [Check] = []
    /// Enough for any form of words.
    package static let formLimit = 2 * 1024 * 1024

    package init() {}

    /// Every address registered inside is checked after its role and before its handler, so that none can forget to.
    package mutating func checking(_ check: @escaping Check, _ register: (inout Site) -> Void) {
        checks.append(check)
        register(&self)
        checks.removeLast()
    }

    package mutating func get(_ place: Place, _ act: Act, _ handle: @escaping @Sendable (Visit) async throws -> Answer) {
        add(.get, place.pattern, act) { visit, _ in try await handle(visit) }
    }

    package mutating func get<A>(
        _ place: PlaceOf<A>, _ act: Act, _ handle: @escaping @Sendable (Visit, Identifier<A>) async throws -> Answer
    ) {
        add(.get, place.pattern, act) { try await handle($0, Site.identifier(0, of: $1)) }
    }

    package mutating func get<A, B>(
        _ place: PlaceIn<A, B>, _ act: Act, _ handle: @escaping @Sendable (Visit, Identifier<A>, Identifier<B>) async throws -> Answer
    ) {
        add(.get, place.pattern, act) { try await handle($0, Site.identifier(0, of: $1), Site.identifier(1, of: $1)) }
    }

    package mutating func post(
        _ place: Place, _ act: Act, limit: Int = formLimit, files: FileManner = .held,
        _ handle: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit, files) { visit, _ in try await handle(visit) }
    }

    package mutating func post<A>(
        _ place: PlaceOf<A>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (Visit, Identifier<A>) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit) { try await handle($0, Site.identifier(0, of: $1)) }
    }

    package mutating func post<A, B>(
        _ place: PlaceIn<A, B>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (Visit, Identifier<A>, Identifier<B>) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit) { try await handle($0, Site.identifier(0, of: $1), Site.identifier(1, of: $1)) }
    }

    /// For an address whose part is no identifier: a token, a digest, a file's name.
    package mutating func get(named pattern: String, _ act: Act, _ handle: @escaping @Sendable (Visit, String) async throws -> Answer) {
        add(.get, pattern, act) { visit, parts in
            guard let part = parts.first else { throw NotFound() }
            return try await handle(visit, part)
        }
    }

    package mutating func post(named pattern: String, _ act: Act, _ handle: @escaping @Sendable (Visit, String) async throws -> Answer) {
        add(.post, pattern, act) { visit, parts in
            guard let part = parts.first else { throw NotFound() }
            return try await handle(visit, part)
        }
    }

    private mutating func add(
        _ method: Method, _ pattern: String, _ act: Act, _ limit: Int = formLimit, _ files: FileManner = .held,
        _ handle: @escaping @Sendable (Visit, [String]) async throws -> Answer
    ) {
        let names = pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
        routes.append(
            Route(method: method, pattern: pattern, act: act, bodyLimit: limit, files: files) { [checks] visit, parts in
                let named = Dictionary(zip(names, parts)) { first, _ in first }
                for check in checks { try await check(visit, named) }
                return try await handle(visit, parts)
            })
    }

    private static func identifier<Subject>(_ index: Int, of parts: [String]) throws -> Identifier<Subject> {
        guard index < parts.count, let id = Identifier<Subject>(parts[index]) else { throw NotFound() }
        return id
    }
}
