/** What the demo's model says when there is no key: to the customer, to the tools, and at the end. */
export const order = { orderId: 'A-1001' };

export const question = `Where is my parcel? Order ${order.orderId} should have been here on Monday.`;

export const handover = 'That sounds like a late parcel. Delivery can see every scan, and takes over.';

export const reply = {
  ...order,
  status: 'late',
  location: 'Oslo',
  arrives: 'tomorrow',
  reply: 'A storm held up the ferry. Your rain jacket is in Oslo and arrives tomorrow.',
};

/** How fast it says so. */
export const pace = { delayMs: 25, characters: 4 };
