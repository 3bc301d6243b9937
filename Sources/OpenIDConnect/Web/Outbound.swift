import COutbound
import NIOPosix
import SiteKit

/// The only way out of the service: to the provider, with a bound on time and size, past any proxy, and never where a redirect leads.
package struct Outbound: Sendable {
    struct Reply: Sendable {
        let status: UInt
        let bytes: [UInt8]
    }

    /// Seconds for one question, from waiting for its turn to the last byte of the answer.
    let patience: Double
    /// A file of certificates that tests trust beside the machine's own authorities.
    let authorities: String?

    package init(patience: Double = 10, authorities: String? = nil) { (self.patience, self.authorities) = (patience, authorities) }

    /// A question waits for its answer, so it has threads of its own: at most so many are under way.
    static let atOnce = 8

    /// For the life of the process; nil when libcurl could not be made ready.
    private static let threads: NIOThreadPool? = {
        guard outbound_prepare() == 0 else { return nil }
        let threads = NIOThreadPool(numberOfThreads: atOnce)
        threads.start()
        return threads
    }()

    /// False where the system's libcurl is missing.
    package static var isReady: Bool { threads != nil }

    package func get(_ address: String, limit: Int) async throws(ProviderRefusal) -> [UInt8] {
        let reply = try await ask(address, limit: limit)
        guard reply.status == 200 else { throw .unreadable }
        return reply.bytes
    }

    func post(_ address: String, form: [(String, String)], authorisation: String?, limit: Int) async throws(ProviderRefusal) -> Reply {
        let text = form.map { "\($0.0)=\($0.1.asQueryValue)" }.joined(separator: "&")
        return try await ask(address, form: text, authorisation: authorisation, limit: limit)
    }

    private func ask(_ address: String, form: String? = nil, authorisation: String? = nil, limit: Int) async throws(ProviderRefusal)
        -> Reply
    {
        guard let threads = Outbound.threads else { throw .notReached }
        let deadline = ContinuousClock.now + .seconds(patience)
        do {
            return try await threads.runIfActive { [authorities] in
                let left = Int((deadline - .now) / .milliseconds(1))
                guard left > 0 else { throw ProviderRefusal.tooSlow }
                return try Outbound.ask(address, form, authorisation, authorities, milliseconds: left, limit: limit)
            }
        } catch let refusal as ProviderRefusal {
            throw refusal
        } catch {
            throw .notReached
        }
    }

    /// Asks and waits.
    private static func ask(
        _ address: String, _ form: String?, _ authorisation: String?, _ authorities: String?, milliseconds: Int, limit: Int
    ) throws(ProviderRefusal) -> Reply {
        var (status, outcome) = (0, outbound_not_reached)
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { body, count in
            address.withCString { address in
                form.withCText { form in
                    authorisation.withCText { authorisation in
                        authorities.withCText { authorities in
                            var question = outbound_question(
                                address: address, form: form, authorisation: authorisation, milliseconds: milliseconds,
                                authorities: authorities)
                            outcome = outbound_ask(&question, body.baseAddress, limit, &count, &status)
                        }
                    }
                }
            }
        }
        switch outcome {
        case outbound_answered: return Reply(status: UInt(clamping: status), bytes: bytes)
        case outbound_too_slow: throw .tooSlow
        case outbound_too_large: throw .tooLarge
        default: throw .notReached
        }
    }
}

extension String? {
    /// The text as C has it, or a null pointer.
    fileprivate func withCText<T>(_ body: (UnsafePointer<CChar>?) -> T) -> T {
        if let self { self.withCString { body($0) } } else { body(nil) }
    }
}
