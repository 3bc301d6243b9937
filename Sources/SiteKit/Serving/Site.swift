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
        let handle: @Sendable (PageRequest, [String]) async throws -> Answer
    }

    /// Looks at who asks and at the parts of the address by their names, and throws what is to be answered in place of the page.
    package typealias Check = @Sendable (PageRequest, [String: String]) async throws -> Void

    package private(set) var routes: [Route] = []
    /// Addresses that pages had before. They open nothing themselves, so they are not in the table of who may see what.
    package private(set) var moves: [Route] = []
    /// The queries of every register that was registered, for the test of their plans.
    package private(set) var queries: [RegisterQueries] = []
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

    package mutating func get(_ place: Place, _ act: Act, _ handle: @escaping @Sendable (PageRequest) async throws -> Answer) {
        add(.get, place.pattern, act) { request, _ in try await handle(request) }
    }

    package mutating func get<A>(
        _ place: PlaceOf<A>, _ act: Act, _ handle: @escaping @Sendable (PageRequest, Identifier<A>) async throws -> Answer
    ) {
        add(.get, place.pattern, act) { try await handle($0, Site.identifier(0, of: $1)) }
    }

    package mutating func get<A, B>(
        _ place: PlaceIn<A, B>, _ act: Act, _ handle: @escaping @Sendable (PageRequest, Identifier<A>, Identifier<B>) async throws -> Answer
    ) {
        add(.get, place.pattern, act) { try await handle($0, Site.identifier(0, of: $1), Site.identifier(1, of: $1)) }
    }

    package mutating func post(
        _ place: Place, _ act: Act, limit: Int = formLimit, files: FileManner = .held,
        _ handle: @escaping @Sendable (PageRequest) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit, files) { request, _ in try await handle(request) }
    }

    package mutating func post<A>(
        _ place: PlaceOf<A>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (PageRequest, Identifier<A>) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit) { try await handle($0, Site.identifier(0, of: $1)) }
    }

    package mutating func post<A, B>(
        _ place: PlaceIn<A, B>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (PageRequest, Identifier<A>, Identifier<B>) async throws -> Answer
    ) {
        add(.post, place.pattern, act, limit) { try await handle($0, Site.identifier(0, of: $1), Site.identifier(1, of: $1)) }
    }

    /// A form: what it does, and the page that shows it again with every problem. A refusal that belongs to a field is shown there.
    package mutating func post(
        _ place: Place, _ act: Act, limit: Int = formLimit, _ handle: @escaping @Sendable (PageRequest) async throws -> Answer,
        again page: @escaping @Sendable (PageRequest, Problems) async throws -> Page
    ) {
        post(place, act, limit: limit) { request in
            try await Site.answer {
                try await handle(request)
            } again: {
                try await page(request, $0)
            }
        }
    }

    package mutating func post<A>(
        _ place: PlaceOf<A>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (PageRequest, Identifier<A>) async throws -> Answer,
        again page: @escaping @Sendable (PageRequest, Identifier<A>, Problems) async throws -> Page
    ) {
        post(place, act, limit: limit) { request, id in
            try await Site.answer {
                try await handle(request, id)
            } again: {
                try await page(request, id, $0)
            }
        }
    }

    package mutating func post<A, B>(
        _ place: PlaceIn<A, B>, _ act: Act, limit: Int = formLimit,
        _ handle: @escaping @Sendable (PageRequest, Identifier<A>, Identifier<B>) async throws -> Answer,
        again page: @escaping @Sendable (PageRequest, Identifier<A>, Identifier<B>, Problems) async throws -> Page
    ) {
        post(place, act, limit: limit) { request, first, second in
            try await Site.answer {
                try await handle(request, first, second)
            } again: {
                try await page(request, first, second, $0)
            }
        }
    }

    private static func answer(
        _ act: () async throws -> Answer, again page: (Problems) async throws -> Page
    ) async throws -> Answer {
        do {
            return try await act()
        } catch let problems as Problems {
            return .page(try await page(problems))
        } catch let refusal as any BesideField where !refusal.field.isEmpty {
            return .page(try await page(Problems(refusal.field, refusal.words)))
        }
    }

    /// For an address whose part is no identifier: a token, a digest, a file's name.
    package mutating func get(named pattern: String, _ act: Act, _ handle: @escaping @Sendable (PageRequest, String) async throws -> Answer)
    {
        add(.get, pattern, act) { request, parts in
            guard let part = parts.first else { throw NotFound() }
            return try await handle(request, part)
        }
    }

    package mutating func post(
        named pattern: String, _ act: Act, _ handle: @escaping @Sendable (PageRequest, String) async throws -> Answer
    ) {
        add(.post, pattern, act) { request, parts in
            guard let part = parts.first else { throw NotFound() }
            return try await handle(request, part)
        }
    }

    /// For an address whose parts the handler reads itself, in their order.
    package mutating func route(
        _ method: Method, _ pattern: String, _ act: Act, _ handle: @escaping @Sendable (PageRequest, [String]) async throws -> Answer
    ) { add(method, pattern, act, Site.formLimit, .held, handle) }

    /// The lists of a register, whose plans a test looks at.
    mutating func note(_ queries: RegisterQueries) { self.queries.append(queries) }

    /// An address that a page had before: it leads to the one it has now, with the same parts and the same query.
    package mutating func moved(_ old: String, to new: String) {
        let lead: @Sendable (PageRequest, [String]) async throws -> Answer = { request, parts in
            var values = parts.makeIterator()
            let path = new.split(separator: "/").map { "/" + ($0.hasPrefix(":") ? values.next() ?? "" : String($0)) }.joined()
            let query = request.query.pairs.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
            return .seeOther(path + (query.isEmpty ? "" : "?" + query))
        }
        moves.append(Route(method: .get, pattern: old, act: .anyone, bodyLimit: Site.formLimit, files: .held, handle: lead))
    }

    private mutating func add(
        _ method: Method, _ pattern: String, _ act: Act, _ limit: Int = formLimit, _ files: FileManner = .held,
        _ handle: @escaping @Sendable (PageRequest, [String]) async throws -> Answer
    ) {
        let names = pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
        routes.append(
            Route(method: method, pattern: pattern, act: act, bodyLimit: limit, files: files) { [checks] request, parts in
                let named = Dictionary(zip(names, parts)) { first, _ in first }
                for check in checks { try await check(request, named) }
                return try await handle(request, parts)
            })
    }

    private static func identifier<Subject>(_ index: Int, of parts: [String]) throws -> Identifier<Subject> {
        guard index < parts.count, let id = Identifier<Subject>(parts[index]) else { throw NotFound() }
        return id
    }
}
