// Eight tools such as an assistant has; the model calls the first one.
import * as z from 'zod';

const subject = [
  ['get_weather', 'Weather forecast for a city over the next days, by hour where the station reports it.'],
  ['get_calendar', 'Appointments of the user between two days, with their places and the people invited.'],
  ['find_restaurant', 'Restaurants near a place that are open at a given time, with their rating.'],
  ['book_table', 'Books a table in a restaurant and returns the confirmation number.'],
  ['get_route', 'Route between two places by car, by train or on foot, with the time it takes.'],
  ['search_mail', 'Searches the mail of the user for words, senders and dates.'],
  ['convert_money', 'Converts an amount between two currencies at the rate of a day.'],
  ['set_reminder', 'Sets a reminder for the user at a given time or place.'],
];

/** One schema for all: what is measured is not what a validator does. */
export const parameters = z.object({
  city: z.string().describe('Name of the city, in English'),
  days: z.number().describe('How many days, from 1 to 7'),
  unit: z.enum(['celsius', 'fahrenheit']).describe('Unit of the temperatures'),
  detail: z.string().describe('What to look at, in a few words'),
});

const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(parameters);

export const toolNames = subject.map(([name, description]) => ({ name, description }));

/** The tools as the Responses API takes them. */
export const toolDefinitions = toolNames.map(({ name, description }) => ({
  type: 'function',
  name,
  description,
  parameters: jsonSchema,
  strict: true,
}));

const REPORT = 'Rain in the morning, clearing later; wind from the west at 6 m/s, gusts up to 11 m/s. '.repeat(12);

/** What every tool answers: about 1 KB of text, other for each call. */
export const execute = ({ city, detail }) => `${city}, ${detail}: ${REPORT}`;
