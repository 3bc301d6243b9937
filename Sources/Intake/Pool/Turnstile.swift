/// Lets a fixed number through at once, the others in the order they came.
actor Turnstile {
    private var free: Int
    private var waiting: [(ticket: Int, go: CheckedContinuation<Bool, Never>)] = []
    private var tickets = 0

    init(places: Int) { free = max(1, places) }

    /// False when the one who waited no longer wants to go through; then there is nothing to leave.
    func enter() async -> Bool {
        guard !Task.isCancelled else { return false }
        guard free == 0 else {
            free -= 1
            return true
        }
        tickets &+= 1
        let ticket = tickets
        return await withTaskCancellationHandler {
            await withCheckedContinuation { go in
                if Task.isCancelled { go.resume(returning: false) } else { waiting.append((ticket, go)) }
            }
        } onCancel: {
            Task { await self.forget(ticket) }
        }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().go.resume(returning: true) }
    }

    private func forget(_ ticket: Int) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).go.resume(returning: false)
    }
}
