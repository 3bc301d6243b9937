import Foundation
import Logging
import Vocabulary

/// What the service does by itself while it runs: at its start, then again and again. Each piece of work must bear being done twice.
package struct ScheduledJobs: Sendable {
    package struct Work: Sendable {
        let name: String
        let body: @Sendable (Day) async throws -> Void

        package init(_ name: String, _ body: @escaping @Sendable (Day) async throws -> Void) {
            self.name = name
            self.body = body
        }
    }

    let clock: Clock
    let works: [Work]
    let first: [Work]

    /// - Parameter first: done once at the start, before everything else.
    package init(clock: Clock, _ works: [Work], first: [Work] = []) {
        (self.clock, self.works, self.first) = (clock, works, first)
    }

    /// Does every piece once; one that fails is logged and does not keep the others from their turn.
    package func once(logger: Logger) async { await perform(works, logger) }

    private func perform(_ works: [Work], _ logger: Logger) async {
        for work in works {
            do { try await work.body(clock.today) } catch is CancellationError {
                // The service stops; what was under way is taken up at its next start.
            } catch {
                logger.error("a round failed", metadata: ["round": "\(work.name)", "kind": "\(type(of: error))"])
            }
        }
    }

    package func keep<T: Sendable>(
        every pause: Duration = .seconds(60), logger: Logger, while serving: () async throws -> T
    ) async throws -> T {
        let going = Task {
            await perform(first, logger)
            while !Task.isCancelled {
                await once(logger: logger)
                try? await Task.sleep(for: pause)
            }
        }
        let outcome: Result<T, any Error>
        do { outcome = .success(try await serving()) } catch { outcome = .failure(error) }
        going.cancel()
        await going.value
        return try outcome.get()
    }
}
